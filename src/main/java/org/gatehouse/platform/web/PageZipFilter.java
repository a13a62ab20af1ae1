package org.gatehouse.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Sends pages packed (gzip, RFC 1952) to browsers that take it.
 *
 * <p>Only to those that say that the person himself came, by a link of ours or by typing. Another
 * site could have its words put on a page, and learn from the length of the packed page whether
 * they stand there a second time (BREACH); what it leads to is sent as it is.
 */
public class PageZipFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String WHO_LEADS_HERE = "Sec-Fetch-Site";
  private static final Set<String> OURSELVES = Set.of("same-origin", "none");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String accepted = Optional.ofNullable(request.getHeader("Accept-Encoding")).orElse("");
    String site = Optional.ofNullable(request.getHeader(WHO_LEADS_HERE)).orElse("");
    if (accepted.contains("gzip") && OURSELVES.contains(site)) {
      ZippedResponse zipped = new ZippedResponse(response);
      chain.doFilter(request, zipped);
      zipped.finish();
    } else {
      chain.doFilter(request, response);
    }
  }
}
