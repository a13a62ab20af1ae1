package org.gatehouse.platform.parts;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All features that implement something which another one asks for: {@code @Inject
 * All<SignInRoutes> routes}.
 *
 * <p>They are looked up once, at the first use; CDI's {@code Instance} would make a new reference
 * to each service at each use, which costs as much as a query, and keep it as long as the asker
 * lives. So an implementation is a service, or there is one of it in the application.
 */
public final class All<T> implements Iterable<T> {

  private final Supplier<List<T>> source;
  private volatile @Nullable List<T> found;

  All(Supplier<List<T>> source) {
    this.source = source;
  }

  /** Those, and no others. */
  public static <T> All<T> of(List<T> these) {
    return new All<>(() -> these);
  }

  /** In no particular order, which never changes. */
  public Stream<T> stream() {
    return list().stream();
  }

  @Override
  public Iterator<T> iterator() {
    return list().iterator();
  }

  private List<T> list() {
    List<T> known = found;
    if (known == null) {
      known = List.copyOf(source.get());
      found = known;
    }
    return known;
  }
}
