#!/bin/sh
# ResetPIN with curl, as in the README; says in one line of JSON what its caller sees.
set -eu

envelope='<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<ResetPIN xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"/>
</soap:Body></soap:Envelope>'

# On standard input: ps shows a command line to every user.
quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
credentials() { printf 'user = "%s:%s"\n' "$(quoted "$UMPIN_LOGIN")" "$(quoted "$UMPIN_PASSWORD")"; }

answer=$(credentials | curl --config - --silent --show-error --max-time 15 \
  --header 'Content-Type: text/xml; charset=utf-8' --data "$envelope" \
  --write-out '\n%{http_code}' "$UMPIN_URL")
code=$(printf '%s' "$answer" | sed -n 's/.*:ResponseCode [^>]*>\([A-Za-z]*\)<.*/\1/p')

case "$(printf '%s' "$answer" | tail -n 1) $answer" in
  '200 '*'<ResetPINResponse '*) outcome=reset ;;
  '401 '*) outcome=denied ;;
  '500 '*'<faultcode '*) outcome=fault ;;
  *) outcome=broken ;;
esac
printf '{"outcome":"%s","code":"%s"}\n' "$outcome" "$code"
