package org.gatehouse.users;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.CsvCell;
import org.gatehouse.trail.EvidencePart;
import org.jspecify.annotations.Nullable;

/** The people of an account with their roles, through teams too, as they are now. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PeopleEvidence implements EvidencePart {

  private static final int CHUNK = 1_000;
  private static final String PEOPLE =
      "select u.id, u.username, u.status, u.origin, u.createdAt, u.lastSignInAt, u.usernameKey"
          + " from User u where u.accountId = :account and u.usernameKey > :after"
          + " order by u.usernameKey";
  private static final String ROLES =
      "select er.user_id, r.name from effective_role er join role r on r.id = er.role_id"
          + " where er.account_id = ?1 and er.user_id in (";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public String file() {
    return "people.csv";
  }

  @Override
  public void write(Asked asked, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeRecord("username", "status", "origin", "createdAt", "lastSignInAt", "roles");
    List<Object[]> people = after(asked.accountId(), "");
    while (!people.isEmpty()) {
      Map<Long, TreeSet<String>> roles = roles(asked.accountId(), people);
      for (Object[] one : people) {
        csv.writeRecord(
            CsvCell.guarded(asked.shown().apply((String) one[1])),
            (String) one[2],
            one[3].toString(),
            text((Instant) one[4]),
            text((Instant) one[5]),
            CsvCell.guarded(String.join("; ", roles.getOrDefault((Long) one[0], new TreeSet<>()))));
      }
      people = after(asked.accountId(), (String) people.get(people.size() - 1)[6]);
    }
    csv.flush();
    text.flush();
  }

  private List<Object[]> after(long accountId, String usernameKey) {
    return em.createQuery(PEOPLE, Object[].class)
        .setParameter("account", accountId)
        .setParameter("after", usernameKey)
        .setMaxResults(CHUNK)
        .getResultList();
  }

  private Map<Long, TreeSet<String>> roles(long accountId, List<Object[]> people) {
    // Numbers are safe in SQL, and their count differs each time.
    String ids = people.stream().map(one -> one[0].toString()).collect(Collectors.joining(","));
    List<?> held =
        em.createNativeQuery(ROLES + ids + ")").setParameter(1, accountId).getResultList();
    Map<Long, TreeSet<String>> roles = new HashMap<>();
    for (Object row : held) {
      Object[] one = (Object[]) row;
      roles
          .computeIfAbsent(((Number) one[0]).longValue(), user -> new TreeSet<>())
          .add((String) one[1]);
    }
    return roles;
  }

  private static String text(@Nullable Instant moment) {
    return Objects.toString(moment, "");
  }
}
