package org.gatehouse.audit;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.trail.Catalogue;
import org.jspecify.annotations.Nullable;

/** The log for people: everything that it shows stands in its address, and it works by links. */
@Named
@RequestScoped
public class AuditPage {

  private static final int ROWS = 50;
  private static final int NOT_FOUND = HttpServletResponse.SC_NOT_FOUND;

  @EJB AuditLog log;
  @EJB Readings readings;
  @EJB Restorations restorations;
  @EJB Accounts accounts;
  @Inject Vocabularies vocabularies;
  @Inject Catalogue catalogue;
  @Inject Viewer viewer;
  @Inject Notices notices;
  @Inject Clock clock;
  @Inject HttpServletRequest request;
  @Inject Masking masking;

  private Address address = new Address(Map.of());
  private @Nullable Search search;
  private @Nullable View view;
  private boolean gone;

  /** A quick range to choose. */
  public record Choice(String code, String address, boolean chosen) {}

  /** Reads the address; an operator enters the account that it names. */
  @PostConstruct
  void read() {
    address = Address.of(request::getParameter);
    if (!address.get("account").isEmpty()) {
      accounts.enter(address.get("account"));
    }
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    Vocabulary words = vocabularies.of(viewer.getLocale());
    if (search().errors().isEmpty()) {
      readings.note(address.view().text(), search().filter(), address.get("entry"));
    }
    view = new View(address, search(), find(), beside(), words);
    if (gone) {
      FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(NOT_FOUND);
    }
  }

  /** Puts the value back that the shown entry took away. */
  public void restore() {
    restorations.restore(address.get("entry"), address.get("restore"));
    notices.good("audit.restored");
    Redirect.to(address.restoring("").text());
  }

  /** The address of this page. */
  public Address getAddress() {
    return address;
  }

  /** What it shows; a form of the page needs it before anything opens it. */
  public @Nullable View getView() {
    if (view == null) {
      open();
    }
    return view;
  }

  /** What its filters offer. */
  public Options getOptions() {
    return vocabularies.options(address, viewer.getLocale());
  }

  /** Whether the entry that the address names is not there, or not any more. */
  public boolean isGone() {
    return gone;
  }

  /** The quick ranges. */
  public List<Choice> getRanges() {
    return Arrays.stream(Range.values())
        .map(
            range ->
                new Choice(
                    range.code(),
                    address.inRange(range.code()).text(),
                    address.get("range").equals(range.code())))
        .toList();
  }

  /** What the address asks for. */
  Search search() {
    if (search == null) {
      search =
          new Search(address, catalogue, clock.withZone(viewer.getZone()), Region.of(request))
              .forWhom(masking);
    }
    return search;
  }

  /** No entries where something is wrong or groups stand in their place. */
  private LogSlice find() {
    Search asked = search();
    if (!asked.errors().isEmpty() || asked.group().isPresent()) {
      return new LogSlice(List.of(), Optional.empty(), Optional.empty());
    }
    return asked
        .after()
        .map(after -> log.newerThan(after, asked.filter(), ROWS, viewer.getLocale()))
        .orElseGet(() -> log.newest(asked.filter(), asked.before(), ROWS, viewer.getLocale()));
  }

  private View.Beside beside() {
    // What is looked at is recorded, which an address with a mistake is not.
    if (address.get("entry").isEmpty() || !search().errors().isEmpty()) {
      return View.Beside.NOTHING;
    }
    Optional<LogEntry> entry =
        log.find(address.get("entry"), address.get("of"), viewer.getLocale());
    gone = entry.isEmpty();
    return entry
        .map(
            found ->
                new View.Beside(entry, restorations.findPath(found), restorations.fields(found)))
        .orElse(View.Beside.NOTHING);
  }
}
