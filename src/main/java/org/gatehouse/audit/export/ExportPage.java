package org.gatehouse.audit.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.audit.Address;

/** The part of the log's page that exports what it shows: a link for each format. */
@Named
@RequestScoped
public class ExportPage {

  @Inject HttpServletRequest request;

  /** A format to choose, with the address of its file. */
  public record Choice(String code, String address) {}

  public List<Choice> getChoices() {
    Address address = Address.of(request::getParameter);
    String page = address.without().text();
    String query = page.substring("/audit".length());
    // Proofs are of the whole log.
    String whole = address.unfiltered().text().substring("/audit".length());
    return Arrays.stream(ExportFormat.values())
        .map(
            format ->
                new Choice(
                    format.code(),
                    request.getContextPath()
                        + "/audit/export/"
                        + format.code()
                        + (format == ExportFormat.PROOFS ? whole : query)))
        .toList();
  }
}
