<?php
// The voice-mail operations with PHP's SoapClient; says in one line of JSON what its caller sees.

$client = new SoapClient(getenv('UMPIN_URL') . '?wsdl', [
    'login' => getenv('UMPIN_LOGIN'),
    'password' => getenv('UMPIN_PASSWORD'),
    'cache_wsdl' => WSDL_CACHE_NONE,
]);
$enabled = $client->IsUMEnabled()->IsUMEnabledResponse;
$client->SetOofStatus(['status' => true]);
$client->SetMissedCallNotificationEnabled(['status' => false]);
$client->SetPlayOnPhoneDialString(['dialString' => '+49 30 5550-100']);
$client->SetTelephoneAccessFolderEmail(['base64FolderID' => getenv('UMPIN_FOLDER')]);
$code = null;
try {
    $client->SetPlayOnPhoneDialString(['dialString' => 'at home']);
} catch (SoapFault $fault) {
    $code = $fault->detail->ResponseCode;
}
$properties = $client->GetUMProperties()->GetUMPropertiesResponse;
echo json_encode(['enabled' => $enabled, 'properties' => $properties, 'code' => $code]), "\n";
