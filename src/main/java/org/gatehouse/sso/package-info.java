/** Single sign-on with SAML 2.0; the only package that knows pac4j and OpenSAML. */
@NullMarked
package org.gatehouse.sso;

import org.jspecify.annotations.NullMarked;
