package org.gatehouse.platform.rate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Whether it may happen once more, and what is left.
 *
 * @param limit how often within a minute; 0 while limits are off
 * @param remaining how often it may still happen now
 * @param retryAfter the seconds until it may happen again, rounded up; 0 if it may
 * @param reset the seconds until all of the limit is there again, rounded up
 */
public record Allowance(boolean allowed, long limit, long remaining, long retryAfter, long reset) {

  /** For what nobody counts. */
  public static final Allowance FREE = new Allowance(true, 0, 0, 0, 0);

  private static final int TOO_MANY_REQUESTS = 429;

  /** Tells it in the three RateLimit headers, and in Retry-After where it may not happen. */
  public void tell(HttpServletResponse response) {
    if (limit > 0) {
      response.setHeader("RateLimit-Limit", Long.toString(limit));
      response.setHeader("RateLimit-Remaining", Long.toString(remaining));
      response.setHeader("RateLimit-Reset", Long.toString(reset));
    }
    if (!allowed) {
      response.setHeader("Retry-After", Long.toString(retryAfter));
    }
  }

  /** Lets a browser go on, or answers it with the page of 429. */
  public boolean orRefuse(HttpServletResponse response) throws IOException {
    if (!allowed) {
      response.setHeader("Retry-After", Long.toString(retryAfter));
      response.sendError(TOO_MANY_REQUESTS);
    }
    return allowed;
  }
}
