#!/bin/sh
# Makes gSOAP's client from our contract, in the current folder. $1 is gsoap-client.c.
set -eu
# Without the types that it has for web services it knows, whose names differ between versions.
wsdl2h -c -t /dev/null -o unified-messaging.h "$UMPIN_URL?wsdl" >wsdl2h.log 2>&1 || { cat wsdl2h.log >&2; exit 1; }
soapcpp2 -c -C -L -x unified-messaging.h >soapcpp2.log 2>&1 || { cat soapcpp2.log >&2; exit 1; }
gcc -w -O0 -I. -o gsoap-client "$1" soapC.c soapClient.c -lgsoap
