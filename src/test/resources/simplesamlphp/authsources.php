<?php
$claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';
$config = [
    'people' => [
        'exampleauth:UserPass',
        'lena:lena at fabrikam' => [
            'mail' => ['Lena.Berg@fabrikam.example'],
            $claims . 'givenname' => ['Lena'],
            $claims . 'surname' => ['Berg & Größe'],
            $claims . 'emailaddress' => ['lena@fabrikam.example'],
            'http://schemas.xmlsoap.org/claims/Group' => ['Berlin office', 'Vertrieb'],
        ],
        'tarek:tarek at fabrikam' => [
            'mail' => ['tarek@fabrikam.example'],
            'http://schemas.xmlsoap.org/claims/Group' => ['Vertrieb'],
        ],
    ],
];
