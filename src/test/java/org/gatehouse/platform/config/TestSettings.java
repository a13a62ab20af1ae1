package org.gatehouse.platform.config;

import java.util.Optional;

/** Settings as they are where nobody set any. */
public final class TestSettings {

  private TestSettings() {}

  public static Settings untouched() {
    return Settings.read(new Source(name -> Optional.empty()));
  }

  /** The same, but for one that is set. */
  public static Settings with(String variable, String value) {
    return Settings.read(
        new Source(name -> name.equals(variable) ? Optional.of(value) : Optional.empty()));
  }
}
