#!/usr/bin/tclsh
# The voice-mail operations with tclws; says in one line of JSON what its caller sees.
package require WS::Client

set headers [list Authorization "Basic [binary encode base64 $env(UMPIN_LOGIN):$env(UMPIN_PASSWORD)]"]
set service [WS::Client::GetAndParseWsdl "$env(UMPIN_URL)?wsdl" $headers]
set name [dict get $service name]
proc call {operation parameters} {
    global name headers
    return [WS::Client::DoCall $name $operation $parameters $headers]
}

set enabled [dict get [call IsUMEnabled {}] IsUMEnabledResponse]
call SetOofStatus {status true}
call SetMissedCallNotificationEnabled {status false}
call SetPlayOnPhoneDialString {dialString {+49 30 5550-100}}
call SetTelephoneAccessFolderEmail [list base64FolderID $env(UMPIN_FOLDER)]
set code {}
if {[catch {call SetPlayOnPhoneDialString {dialString {at home}}} message options]} {
    regexp {^WS CLIENT REMERR \w+:(\w+)$} [dict get $options -errorcode] - code
}
set pairs {}
dict for {property value} [dict get [call GetUMProperties {}] GetUMPropertiesResponse] {
    lappend pairs [format {"%s":"%s"} $property $value]
}
puts [format {{"enabled":"%s","code":"%s","properties":{%s}}} $enabled $code [join $pairs ,]]
