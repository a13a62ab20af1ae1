package org.gatehouse.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;

/**
 * The fields that a browser posts. The servers refuse a form with too many or too long ones when
 * somebody first asks for a field, deep within a page, where it would be a failure of ours.
 */
final class PostedForm {

  /** Of all fields with their values, those of the address too; no page of ours has as many. */
  private static final int MOST_FIELDS = 1_000;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final System.Logger LOG = System.getLogger(PostedForm.class.getName());

  private PostedForm() {}

  /** Whether the fields can be read; what is no form, a file say, is not looked at. */
  static boolean readable(HttpServletRequest request) {
    if (!"POST".equals(request.getMethod()) || !isForm(request)) {
      return true;
    }
    try {
      return request.getParameterMap().values().stream().mapToInt(each -> each.length).sum()
          <= MOST_FIELDS;
    } catch (RuntimeException tooMuch) {
      LOG.log(System.Logger.Level.DEBUG, "A form is not read.", tooMuch);
      return false;
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    return Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT).startsWith(FORM);
  }
}
