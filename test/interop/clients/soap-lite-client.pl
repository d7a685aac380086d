#!/usr/bin/perl
# ResetPIN with SOAP::Lite; says in one line of JSON what its caller sees.
use strict;
use warnings;
use Encode qw(decode);
use JSON::PP qw(encode_json);
use SOAP::Lite;

# The way that SOAP::Lite documents for Basic. It is asked for characters once the service has sent
# its challenge, which names their encoding.
sub SOAP::Transport::HTTP::Client::get_basic_credentials {
    return map { decode('UTF-8', $_) } @ENV{qw(UMPIN_LOGIN UMPIN_PASSWORD)};
}

my $answer = { outcome => 'reset' };
my $service = SOAP::Lite->service("$ENV{UMPIN_URL}?wsdl");
$service->on_fault(
    sub {
        my ($soap, $som) = @_;
        my $code = ref $som ? $som->faultdetail->{ResponseCode} : undef;
        my $denied = $soap->transport->status =~ /^401/;
        $answer = { outcome => $denied ? 'denied' : 'fault', code => $code };
        return SOAP::SOM->new;
    }
);
$service->ResetPIN;
print encode_json($answer), "\n";
