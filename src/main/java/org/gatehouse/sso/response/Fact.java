package org.gatehouse.sso.response;

/**
 * Something that a response says, or that it should say; it proves nothing.
 *
 * @param check what it matters to
 * @param name what it is: a word of ours, or the name of an attribute
 * @param personal whether it tells something of a person
 */
public record Fact(Check check, String name, String value, boolean personal) {

  /** The name of what an account expects instead of what was found. */
  public static final String EXPECTED = "expected";
}
