package org.gatehouse.audit.sinks;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatehouse.access.Caller;
import org.gatehouse.audit.FedEntries;
import org.gatehouse.audit.LogEntry;
import org.gatehouse.trail.Feed;

/** Puts together what goes to a sink next: what shall be sent again first, then what waits. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Parcels {

  static final int MOST_TOGETHER = 100;
  private static final int MOST_BYTES = 512 * 1024;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Feed feed;
  @Inject FedEntries entries;

  /** The next parcel for whoever is that far; empty where nothing waits. */
  public Optional<Parcel> next(Caller.Account account, SinkProgress progress) {
    Optional<DeadLetter> again =
        em.createNamedQuery("DeadLetter.again", DeadLetter.class)
            .setParameter("sink", progress.sinkId())
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
    if (again.isPresent()) {
      List<Feed.Fed> fed = feed.at(account.id(), again.get().place()).stream().toList();
      return Optional.of(
          new Parcel(placed(account, fed), again.get().place(), OptionalLong.of(again.get().id())));
    }
    int most = progress.oneByOne() ? 1 : MOST_TOGETHER;
    List<Feed.Fed> fed = feed.after(account.id(), progress.confirmed(), most);
    return fed.isEmpty() ? Optional.empty() : Optional.of(light(placed(account, fed), fed));
  }

  private List<Parcel.Placed> placed(Caller.Account account, List<Feed.Fed> fed) {
    Map<Long, LogEntry> found = entries.read(account, fed);
    List<Parcel.Placed> placed = new ArrayList<>(fed.size());
    for (Feed.Fed one : fed) {
      LogEntry entry = found.get(one.id());
      if (entry != null) {
        placed.add(new Parcel.Placed(one.place(), entry));
      }
    }
    return placed;
  }

  /** As many of them as are not too heavy together, but one in any case. */
  private static Parcel light(List<Parcel.Placed> all, List<Feed.Fed> fed) {
    int weight = 0;
    for (int i = 0; i < all.size(); i++) {
      weight += all.get(i).weight();
      if (weight > MOST_BYTES && i > 0) {
        return new Parcel(all.subList(0, i), all.get(i - 1).place(), OptionalLong.empty());
      }
    }
    return new Parcel(all, fed.get(fed.size() - 1).place(), OptionalLong.empty());
  }
}
