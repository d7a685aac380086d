#!/usr/bin/tclsh
# ResetPIN with tclws; says in one line of JSON what its caller sees.
package require WS::Client

set credentials [encoding convertto utf-8 "$env(UMPIN_LOGIN):$env(UMPIN_PASSWORD)"]
set headers [list Authorization "Basic [binary encode base64 $credentials]"]

# tclws 3.0.1 does not read a WSDL that defines no type; this one is never used.
WS::Utils::ServiceTypeDef Client UnifiedMessaging unused {a {type string}}

# Given both times, as tclws has it for a service that guards its WSDL, too: it then sends them twice.
set service [WS::Client::GetAndParseWsdl "$env(UMPIN_URL)?wsdl" $headers]
set name [dict get $service name]
if {![catch {WS::Client::DoCall $name ResetPIN {} $headers} message options]} {
    puts {{"outcome":"reset"}}
} elseif {[regexp {^WS CLIENT HTTPERROR 401$} [dict get $options -errorcode]]} {
    puts {{"outcome":"denied"}}
} elseif {[regexp {^WS CLIENT REMERR \w+:(\w+)$} [dict get $options -errorcode] - code]} {
    puts [format {{"outcome":"fault","code":"%s"}} $code]
} else {
    puts {{"outcome":"broken"}}
}
