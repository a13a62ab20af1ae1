package org.gatehouse.sso.connection;

import java.io.InputStream;
import org.pac4j.saml.metadata.keystore.SAML2KeystoreGenerator;

/** Keeps pac4j from making a key store file: keys come from the database. */
final class NoKeystore implements SAML2KeystoreGenerator {

  @Override
  public void generate() {}

  @Override
  public boolean shouldGenerate() {
    return false;
  }

  @Override
  public InputStream retrieve() {
    throw new UnsupportedOperationException("Keys come from the database");
  }
}
