package org.gatehouse.sso.connection;

import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.Credential;
import org.opensaml.security.credential.CredentialResolver;
import org.opensaml.security.credential.impl.StaticCredentialResolver;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.config.impl.DefaultSecurityConfigurationBootstrap;
import org.opensaml.xmlsec.keyinfo.KeyInfoCredentialResolver;
import org.opensaml.xmlsec.keyinfo.KeyInfoGenerator;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.pac4j.saml.crypto.CredentialProvider;

/** Gives pac4j the account's own key pair where it looks for a key store. */
final class AccountCredential implements CredentialProvider {

  private final BasicX509Credential credential;

  AccountCredential(ServiceProviderKey key) {
    credential = new BasicX509Credential(key.certificate(), key.privateKey());
  }

  @Override
  public Credential getCredential() {
    return credential;
  }

  @Override
  public KeyInfo getKeyInfo() {
    try {
      return getKeyInfoGenerator().generate(credential);
    } catch (SecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public KeyInfoGenerator getKeyInfoGenerator() {
    return OpenSaml.keyInfoGenerator(credential);
  }

  @Override
  public CredentialResolver getCredentialResolver() {
    return new StaticCredentialResolver(credential);
  }

  @Override
  public KeyInfoCredentialResolver getKeyInfoCredentialResolver() {
    return DefaultSecurityConfigurationBootstrap.buildBasicInlineKeyInfoCredentialResolver();
  }
}
