package org.gatehouse.access;

import java.util.Optional;

/** Tells which program an API key belongs to; implemented by the features that know keys. */
public interface Authenticator {

  /** The program with this key, if the key is valid now. */
  Optional<Caller> authenticate(String key);
}
