<?php
$metadata[getenv('IDP_URL') . '/saml2/idp/metadata.php'] = [
    'host' => '__DEFAULT__',
    'auth' => 'people',
    'privatekey' => 'idp.key',
    'certificate' => 'idp.crt',
    'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'simplesaml.nameidattribute' => 'mail',
    'attributes.NameFormat' => 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
    'validate.authnrequest' => true,
    // The first line of this file names the cipher; without the file nothing is encrypted.
    'assertion.encryption' => file_exists(getenv('IDP_WORK') . '/cipher'),
    'sharedkey_algorithm' => trim((string) @file_get_contents(getenv('IDP_WORK') . '/cipher'))
        ?: 'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
];
