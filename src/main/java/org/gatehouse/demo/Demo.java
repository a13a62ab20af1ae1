package org.gatehouse.demo;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.NewAccount;
import org.gatehouse.grants.Grants;
import org.gatehouse.roles.WantedRole;
import org.gatehouse.teams.TeamForm;
import org.gatehouse.teams.Teams;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.NewUser;
import org.gatehouse.users.UserDetails;
import org.gatehouse.users.Users;
import org.jspecify.annotations.Nullable;

/** The demo's accounts, people and past: enough to try every page. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Demo {

  private static final String MANAGER = "Account Manager";
  private static final String USER = "User";

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB Users users;
  @EJB Teams teams;
  @EJB Grants grants;
  @EJB AuditTrail trail;
  @Inject SignInSheet sheet;

  /** Makes all of it; the passwords go to a file that only the server's owner reads. */
  public void play(Optional<String> operator) {
    String password = SignInSheet.password();
    sheet.begin(password);
    if (operator.isEmpty()) {
      caller.enter(Accounts.PLATFORM);
      make("operator", "Robin Sato", "Operator", password);
      sheet.add("operator", "operator of the platform");
    }
    Caller.Account contoso = contoso(password);
    emea(password);
    caller.enter(contoso);
    grants.set("dana", "contoso-emea", List.of(new WantedRole(MANAGER, null)));
    sheet.write();
  }

  private Caller.Account contoso(String password) {
    Caller.Account account = enter("contoso", "Contoso", null);
    List<UserDetails> people = new ArrayList<>();
    people.add(make("dana", "Dana Okafor", MANAGER, password));
    people.add(make("lena", "Lena Fischer", "Auditor", password));
    people.add(make("mira", "Mira Lindqvist", USER, password));
    people.add(make("tomasz", "Tomasz Nowak", USER, password));
    people.add(make("aiko", "Aiko Tanaka", USER, password));
    make("samir", "Samir Rahman", USER, password);
    make("priya", "Priya Nair", USER, password);
    make("joao", "João Pereira", USER, null);
    users.disable("samir");
    users.lock("priya");
    teams.create(new TeamForm("Finance", List.of("Auditor"), List.of("tomasz", "aiko")));
    teams.create(new TeamForm("Support", List.of(USER), List.of("mira", "samir", "joao")));
    tell(account, people, 21);
    sheet.add("dana", "account manager of Contoso");
    sheet.add("lena", "auditor of Contoso");
    sheet.add("mira", "user of Contoso");
    return account;
  }

  private void emea(String password) {
    Caller.Account account = enter("contoso-emea", "Contoso EMEA", "contoso");
    List<UserDetails> people = new ArrayList<>();
    people.add(make("erik", "Erik Johansson", MANAGER, password));
    people.add(make("chloe", "Chloé Martin", USER, password));
    tell(account, people, 10);
    sheet.add("erik", "account manager of Contoso EMEA, a sub-account");
  }

  private Caller.Account enter(String slug, String name, @Nullable String parent) {
    Caller.Account account =
        accounts.create(new NewAccount(slug, name, parent, null)).asCallersAccount();
    caller.enter(account);
    return account;
  }

  private UserDetails make(String username, String name, String role, @Nullable String password) {
    String email = username + "@" + caller.get().account().slug() + ".example";
    int space = name.indexOf(' ');
    return users.create(
        new NewUser(
            username,
            email,
            name.substring(0, space),
            name.substring(space + 1),
            null,
            null,
            List.of(role),
            password));
  }

  private void tell(Caller.Account account, List<UserDetails> people, int days) {
    for (Story.Past past : new Story(account.id(), people, clock.instant()).of(days)) {
      trail.recordPast(past, past.occurredAt(), past.address());
    }
  }
}
