<?php
// SimpleSAMLphp as the tests start it: one identity provider with its people in a file.
$work = getenv('IDP_WORK');
$config = [
    'baseurlpath' => getenv('IDP_URL') . '/',
    'certdir' => $work . '/',
    'datadir' => $work . '/',
    'tempdir' => $work . '/temp/',
    'metadatadir' => $work . '/',
    'metadata.sources' => array_merge(
        [['type' => 'flatfile', 'directory' => getenv('SIMPLESAMLPHP_CONFIG_DIR')]],
        file_exists($work . '/service-provider.xml')
            ? [['type' => 'xml', 'file' => $work . '/service-provider.xml']]
            : [],
    ),
    'secretsalt' => 'for tests only, on loopback only',
    'auth.adminpassword' => bin2hex(random_bytes(16)),
    'timezone' => 'UTC',
    'logging.handler' => 'errorlog',
    'logging.level' => 4,
    'enable.saml20-idp' => true,
    'module.enable' => ['core' => true, 'saml' => true, 'exampleauth' => true],
    'store.type' => 'phpsession',
    'session.cookie.secure' => false,
    'session.phpsession.savepath' => $work . '/temp',
    'language.default' => 'en',
];
