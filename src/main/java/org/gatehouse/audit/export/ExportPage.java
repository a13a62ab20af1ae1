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

  private static final String[] BUT_TIME = {
    "sub", "username", "ip", "description", "item", "action", "outcome", "text", "group"
  };

  @Inject HttpServletRequest request;

  /** A format to choose, with the address of its file. */
  public record Choice(String code, String address) {}

  public List<Choice> getChoices() {
    Address asked = Address.of(request::getParameter);
    String query = query(asked.without());
    // Proofs are of the whole log, and evidence is of a whole period.
    String whole = query(asked.unfiltered());
    String period = query(asked.without(BUT_TIME));
    return Arrays.stream(ExportFormat.values())
        .map(
            format ->
                new Choice(
                    format.code(),
                    request.getContextPath()
                        + "/audit/export/"
                        + format.code()
                        + switch (format) {
                          case PROOFS -> whole;
                          case EVIDENCE -> period;
                          default -> query;
                        }))
        .toList();
  }

  private static String query(Address address) {
    return address.text().substring("/audit".length());
  }
}
