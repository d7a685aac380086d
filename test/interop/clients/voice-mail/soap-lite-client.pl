#!/usr/bin/perl
# The voice-mail operations with SOAP::Lite; says in one line of JSON what its caller sees.
use strict;
use warnings;
use JSON::PP qw(encode_json);
use SOAP::Lite;

sub SOAP::Transport::HTTP::Client::get_basic_credentials {
    return @ENV{qw(UMPIN_LOGIN UMPIN_PASSWORD)};
}

my $service = SOAP::Lite->service("$ENV{UMPIN_URL}?wsdl");
my $code;
$service->on_fault(
    sub {
        my (undef, $som) = @_;
        $code = $som->faultdetail->{ResponseCode};
        return SOAP::SOM->new;
    }
);

my $enabled = $service->IsUMEnabled;
$service->SetOofStatus('true');
$service->SetMissedCallNotificationEnabled('false');
$service->SetPlayOnPhoneDialString('+49 30 5550-100');
$service->SetTelephoneAccessFolderEmail($ENV{UMPIN_FOLDER});
$service->SetPlayOnPhoneDialString('at home');
my $properties = $service->GetUMProperties;
print encode_json({ enabled => $enabled, properties => { %$properties }, code => $code }), "\n";
