package org.gatehouse.audit.alerts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules as they stand in the fields of a page. */
public final class AlertForm {

  private boolean guesses;
  private @Nullable String guessesMost;
  private @Nullable String guessesMinutes;
  private boolean settings;
  private boolean exports;
  private @Nullable String exportRows;
  private @Nullable String exportMinutes;
  private boolean network;
  private @Nullable String networkDays;
  private boolean dormant;
  private @Nullable String dormantDays;

  void show(AlertRules rules) {
    guesses = rules.guesses();
    guessesMost = Integer.toString(rules.guessesMost());
    guessesMinutes = Integer.toString(rules.guessesMinutes());
    settings = rules.settings();
    exports = rules.exports();
    exportRows = Integer.toString(rules.exportRows());
    exportMinutes = Integer.toString(rules.exportMinutes());
    network = rules.network();
    networkDays = Integer.toString(rules.networkDays());
    dormant = rules.dormant();
    dormantDays = Integer.toString(rules.dormantDays());
  }

  NewAlertRules wanted() {
    return new NewAlertRules(
        guesses,
        number(guessesMost),
        number(guessesMinutes),
        settings,
        exports,
        number(exportRows),
        number(exportMinutes),
        network,
        number(networkDays),
        dormant,
        number(dormantDays));
  }

  /** An empty field is no number, too: a page sends all of them. */
  private static Integer number(@Nullable String typed) {
    String text = Objects.toString(typed, "").strip();
    return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : NewAlertRules.NO_NUMBER;
  }

  public boolean isGuesses() {
    return guesses;
  }

  public void setGuesses(boolean on) {
    guesses = on;
  }

  public @Nullable String getGuessesMost() {
    return guessesMost;
  }

  public void setGuessesMost(@Nullable String typed) {
    guessesMost = typed;
  }

  public @Nullable String getGuessesMinutes() {
    return guessesMinutes;
  }

  public void setGuessesMinutes(@Nullable String typed) {
    guessesMinutes = typed;
  }

  public boolean isSettings() {
    return settings;
  }

  public void setSettings(boolean on) {
    settings = on;
  }

  public boolean isExports() {
    return exports;
  }

  public void setExports(boolean on) {
    exports = on;
  }

  public @Nullable String getExportRows() {
    return exportRows;
  }

  public void setExportRows(@Nullable String typed) {
    exportRows = typed;
  }

  public @Nullable String getExportMinutes() {
    return exportMinutes;
  }

  public void setExportMinutes(@Nullable String typed) {
    exportMinutes = typed;
  }

  public boolean isNetwork() {
    return network;
  }

  public void setNetwork(boolean on) {
    network = on;
  }

  public @Nullable String getNetworkDays() {
    return networkDays;
  }

  public void setNetworkDays(@Nullable String typed) {
    networkDays = typed;
  }

  public boolean isDormant() {
    return dormant;
  }

  public void setDormant(boolean on) {
    dormant = on;
  }

  public @Nullable String getDormantDays() {
    return dormantDays;
  }

  public void setDormantDays(@Nullable String typed) {
    dormantDays = typed;
  }
}
