package org.gatehouse.teams;

import com.google.common.collect.Lists;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatehouse.trail.Values;
import org.gatehouse.users.Identifiers;

/** Users of an account as those who can be members, for the services of this package. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class TeamPeople {

  private static final int AT_ONCE = 500;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final int MOST_WORDS = 5;
  private static final String OTHERS =
      "select new org.gatehouse.teams.MemberRow(u.id, u.publicId, u.username, u.usernameKey,"
          + " u.email, u.firstName, u.lastName) from User u where u.accountId = :account"
          + " and not exists (select m.id from TeamMember m"
          + " where m.teamId = :team and m.userId = u.id)";
  private static final String PEOPLE =
      "select u.id, u.publicId, u.username, u.usernameKey from User u"
          + " where u.accountId = :account and (u.usernameKey in :keys or u.publicId in :ids)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** Users of the account who are not in the team and whose names or address hold each word. */
  public List<MemberRow> others(Team team, String containing, int most) {
    List<String> words =
        Arrays.stream(Values.searchable(containing).split(" "))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    if (words.isEmpty()) {
      return List.of();
    }
    StringBuilder query = new StringBuilder(OTHERS);
    for (int i = 0; i < words.size(); i++) {
      query.append(" and u.searchKey like :word").append(i).append(" escape '!'");
    }
    var select =
        em.createQuery(query + " order by u.usernameKey", MemberRow.class)
            .setParameter("account", team.accountId())
            .setParameter("team", team.id())
            .setMaxResults(most);
    for (int i = 0; i < words.size(); i++) {
      select.setParameter("word" + i, TeamRows.like(words.get(i)));
    }
    return select.getResultList();
  }

  /** The users of the account with these names or ids, by what they were asked for with. */
  public Map<String, Person> people(long account, Collection<String> namesOrIds) {
    Map<String, Person> people = new HashMap<>();
    for (List<String> part : Lists.partition(List.copyOf(namesOrIds), AT_ONCE)) {
      em.createQuery(PEOPLE, Object[].class)
          .setParameter("account", account)
          .setParameter("keys", part.stream().map(Identifiers::key).toList())
          .setParameter("ids", ids(part))
          .getResultStream()
          .forEach(
              row -> {
                Person person = new Person((Long) row[0], (String) row[2]);
                people.putIfAbsent((String) row[3], person);
                people.put((String) row[1], person);
              });
    }
    return people;
  }

  /** The user names of these users. */
  public List<String> names(Collection<Long> users) {
    List<String> names = new ArrayList<>();
    for (List<Long> part : Lists.partition(List.copyOf(users), AT_ONCE)) {
      names.addAll(
          em.createQuery("select u.username from User u where u.id in :users", String.class)
              .setParameter("users", part)
              .getResultList());
    }
    return names;
  }

  /** What can be an id; never none, because a list in a query must not be empty. */
  private static List<String> ids(List<String> part) {
    List<String> ids = part.stream().filter(text -> ID.matcher(text).matches()).toList();
    return ids.isEmpty() ? List.of("") : ids;
  }
}
