package org.gatehouse.platform.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A connection in a server's pool that lasts longer than the database that it was made to.
 *
 * <p>WildFly checks no connection of a {@code @DataSourceDefinition}, and hands dead ones out for
 * ever after the database was restarted; Payara fails a request or two for each. So a dead one is
 * made anew here, between transactions only: within one, what was done before is lost, and whoever
 * does it has to know.
 */
final class LastingConnection implements InvocationHandler {

  /** Whoever comes sooner than that after the last one finds it as it was. */
  private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();

  private static final int SECONDS = 1;

  /** What begins a transaction, unless each statement is one. */
  private static final Set<String> WORK =
      Set.of("createStatement", "prepareStatement", "prepareCall", "unwrap");

  private static final Set<String> LEAVE_ALONE =
      Set.of("close", "abort", "isClosed", "toString", "hashCode", "equals");

  private final Source source;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private Connection delegate;
  private boolean between = true;
  private long used = System.nanoTime();

  /** Makes connections to the database. */
  interface Source {

    Connection open() throws SQLException;
  }

  private record Setting(Method method, Object[] values) {}

  private LastingConnection(Source source) throws SQLException {
    this.source = source;
    delegate = source.open();
  }

  /** A connection from there, which is opened at once. */
  static Connection from(Source source) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            LastingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LastingConnection(source));
  }

  @Override
  @SuppressWarnings("NullAway") // A method without arguments has none.
  public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
    String name = method.getName();
    if (LEAVE_ALONE.contains(name)) {
      return identity(proxy, method, values);
    }
    if (between) {
      revive(name.equals("isValid"));
    }
    used = System.nanoTime();
    if (name.equals("commit") || (name.equals("rollback") && values == null)) {
      return end(method, name.equals("rollback"));
    }
    Object result = call(method, values);
    if (name.startsWith("set") && !name.equals("setSavepoint")) {
      settings.put(name + method.getParameterCount(), new Setting(method, values));
    }
    if (name.equals("setAutoCommit")) {
      between = true;
    } else if (WORK.contains(name) && !delegate.isClosed()) {
      between = delegate.getAutoCommit();
    }
    return result;
  }

  private Object identity(Object proxy, Method method, Object[] values) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> proxy == values[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> call(method, values);
    };
  }

  /** However it ends, the transaction is over; what is dead has been rolled back. */
  @SuppressWarnings("NullAway") // As above; and nothing is what both give.
  private Object end(Method method, boolean back) throws Throwable {
    try {
      return call(method, null);
    } catch (SQLException e) {
      if (back && delegate.isClosed()) {
        return null;
      }
      throw e;
    } finally {
      between = true;
    }
  }

  /** Makes it anew if it is dead. Whoever asks whether it is alive is told, not failed. */
  private void revive(boolean asked) throws SQLException {
    boolean old = asked || System.nanoTime() - used > TRUSTED_NANOS;
    if (!delegate.isClosed() && (!old || delegate.isValid(SECONDS))) {
      return;
    }
    Connection fresh;
    try {
      fresh = source.open();
    } catch (SQLException e) {
      if (asked) {
        return;
      }
      throw e;
    }
    try {
      delegate.close();
    } catch (SQLException e) {
      // It is dead.
    }
    delegate = fresh;
    for (Setting setting : settings.values()) {
      try {
        call(setting.method(), setting.values());
      } catch (SQLException e) {
        throw e;
      } catch (Throwable e) {
        throw new SQLException(e);
      }
    }
  }

  private Object call(Method method, Object[] values) throws Throwable {
    try {
      return method.invoke(delegate, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
