package org.gatehouse.platform.config;

/**
 * A setting has a wrong value, or a needed one is missing; the message names it and says what is
 * expected.
 */
public class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param complaint a sentence whose subject is the variable
   */
  public SettingsException(String variable, String complaint) {
    super(variable + " " + complaint);
  }
}
