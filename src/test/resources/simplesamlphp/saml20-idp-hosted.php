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
    // This version encrypts with AES in CBC mode only, and signs the response around.
    'assertion.encryption' => file_exists(getenv('IDP_WORK') . '/encrypt'),
];
