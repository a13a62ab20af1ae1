package org.gatehouse.users;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.jspecify.annotations.Nullable;

/** Asks before the same is done to several people, does it, and tells what became of each. */
@Named
@RequestScoped
public class BulkPage {

  private static final int MOST = 100;

  @EJB BulkActions actions;
  @EJB UserList users;
  @EJB Accounts accounts;
  @Inject Viewer viewer;
  @Inject HttpServletRequest request;

  private UserAddress address = new UserAddress(Map.of());
  private List<String> picked = List.of();
  private String act = "";
  private @Nullable List<UserDetails> people;
  private List<Row> results = List.of();

  /** What became of somebody; an empty reason says that it was done. */
  public record Row(String name, String email, String reason) {}

  /** Reads who is meant and what is to be done. */
  @PostConstruct
  void read() {
    address = UserAddress.of(request::getParameter);
    if (!address.get(UserAddress.ACCOUNT).isEmpty()) {
      accounts.enter(address.get(UserAddress.ACCOUNT));
    }
    act = Objects.toString(request.getParameter("act"), "");
    picked =
        Optional.ofNullable(request.getParameterValues("pick")).map(List::of).orElse(List.of());
  }

  /** What can not be done is a page of its own. */
  public void open() {
    deed();
    if (picked.size() > MOST) {
      throw BusinessException.notFound();
    }
  }

  /** Does it. */
  public void run() {
    List<Row> rows = new ArrayList<>();
    Texts texts = Texts.in(viewer.getLocale());
    List<BulkResult> done =
        actions.run(deed(), getPeople().stream().map(UserDetails::publicId).toList());
    for (int i = 0; i < done.size(); i++) {
      UserDetails user = getPeople().get(i);
      String key = done.get(i).refusal();
      String reason = key == null ? "" : texts.of(key, done.get(i).args());
      rows.add(new Row(user.displayName(), user.email(), reason));
    }
    results = List.copyOf(rows);
  }

  /** Whom it concerns. */
  public List<UserDetails> getPeople() {
    if (people == null) {
      people = users.named(picked);
    }
    return people;
  }

  /** What became of each; empty before it was done. */
  public List<Row> getResults() {
    return results;
  }

  /** How many it was done for. */
  public long getDone() {
    return results.stream().filter(row -> row.reason().isEmpty()).count();
  }

  public String getAct() {
    return act;
  }

  /** The list that was left. */
  public UserAddress getAddress() {
    return address;
  }

  private BulkDeed deed() {
    return BulkDeed.find(act).orElseThrow(BusinessException::notFound);
  }
}
