/**
 * Reads what an identity provider posts and either says who came or refuses with one reason. Every
 * check of SAML 2.0 profiles 4.1.4.3 stands here, each in one place.
 */
@org.jspecify.annotations.NullMarked
package org.gatehouse.sso.response;
