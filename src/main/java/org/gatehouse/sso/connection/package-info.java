/**
 * What one account has agreed with its identity provider, as the protocol needs it: addresses,
 * certificates, our key pair, and the client that starts a sign-in. Knows no database and no
 * container.
 */
@org.jspecify.annotations.NullMarked
package org.gatehouse.sso.connection;
