<?php
// ResetPIN with PHP's SoapClient; says in one line of JSON what its caller sees.

function resetPin(): array
{
    $client = new SoapClient(getenv('UMPIN_URL') . '?wsdl', [
        'login' => getenv('UMPIN_LOGIN'),
        'password' => getenv('UMPIN_PASSWORD'),
        'cache_wsdl' => WSDL_CACHE_NONE,
    ]);
    try {
        $client->ResetPIN();
    } catch (SoapFault $fault) {
        $code = $fault->detail->ResponseCode ?? null;
        $denied = $code === 'ErrorAccessDenied' || $fault->getMessage() === 'Unauthorized';
        return ['outcome' => $denied ? 'denied' : 'fault', 'code' => $code];
    }
    return ['outcome' => 'reset'];
}

echo json_encode(resetPin()), "\n";
