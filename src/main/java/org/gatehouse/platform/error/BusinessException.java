package org.gatehouse.platform.error;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * A use case's refusal, in words that a person can act upon; it rolls the transaction back.
 *
 * <p>The key names a message of the bundle; pages show it, REST answers it as {@code
 * application/problem+json}.
 */
@ApplicationException(rollback = true)
public class BusinessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String key;
  private final transient List<Object> args;
  private final transient List<FieldError> fields;

  private BusinessException(Kind kind, String key, List<Object> args, List<FieldError> fields) {
    super(kind + " " + key);
    this.kind = kind;
    this.key = key;
    this.args = List.copyOf(args);
    this.fields = List.copyOf(fields);
  }

  /** A refusal of the given kind. */
  public static BusinessException of(Kind kind, String key, Object... args) {
    return new BusinessException(kind, key, List.of(args), List.of());
  }

  /** INVALID: one field's value is not acceptable. */
  public static BusinessException invalid(String field, String key, Object... args) {
    return invalid(List.of(FieldError.of(field, key, args)));
  }

  /** INVALID: several fields' values are not acceptable; the list is not empty. */
  public static BusinessException invalid(List<FieldError> fields) {
    FieldError first = fields.get(0);
    return new BusinessException(Kind.INVALID, first.key(), first.args(), fields);
  }

  /** CONFLICT, with the field that it concerns. */
  public static BusinessException conflict(String field, String key, Object... args) {
    return new BusinessException(
        Kind.CONFLICT, key, List.of(args), List.of(FieldError.of(field, key, args)));
  }

  /** NOT_FOUND: the one answer for what is not there and for what is another account's. */
  public static BusinessException notFound() {
    return of(Kind.NOT_FOUND, "error.notFound");
  }

  /** FORBIDDEN: the caller lacks a permission. */
  public static BusinessException forbidden() {
    return of(Kind.FORBIDDEN, "error.forbidden");
  }

  public Kind kind() {
    return kind;
  }

  /** The message's key in the bundle. */
  public String key() {
    return key;
  }

  /** The message's parameters. */
  public List<Object> args() {
    return args;
  }

  /** The fields that it concerns; empty when it concerns none. */
  public List<FieldError> fields() {
    return fields;
  }
}
