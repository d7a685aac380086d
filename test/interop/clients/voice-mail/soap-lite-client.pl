#!/usr/bin/perl
# The voice-mail operations with SOAP::Lite; says in one line of JSON what its caller sees.
use strict;
use warnings;
use JSON::PP qw(encode_json);
use SOAP::Lite;

sub SOAP::Transport::HTTP::Client::get_basic_credentials {
    return @ENV{qw(UMPIN_LOGIN UMPIN_PASSWORD)};
}

# Not by its reader of WSDL, which sends the parameters of document/literal in no namespace.
my $messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';
my $service = SOAP::Lite->proxy($ENV{UMPIN_URL})->default_ns($messages)
    ->on_action(sub { qq("$_[0]/$_[1]") });
my $code;
$service->on_fault(
    sub {
        my (undef, $som) = @_;
        $code = $som->faultdetail->{ResponseCode};
        return SOAP::SOM->new;
    }
);
my $parameter = sub { SOAP::Data->name($_[0])->value($_[1])->type($_[2]) };

my $enabled = $service->IsUMEnabled->result;
$service->SetOofStatus($parameter->('status', 'true', 'boolean'));
$service->SetMissedCallNotificationEnabled($parameter->('status', 'false', 'boolean'));
$service->SetPlayOnPhoneDialString($parameter->('dialString', '+49 30 5550-100', 'string'));
$service->SetTelephoneAccessFolderEmail($parameter->('base64FolderID', $ENV{UMPIN_FOLDER}, 'string'));
$service->SetPlayOnPhoneDialString($parameter->('dialString', 'at home', 'string'));
my $properties = $service->GetUMProperties->result;
print encode_json({ enabled => $enabled, properties => { %$properties }, code => $code }), "\n";
