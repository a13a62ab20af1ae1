package org.gatehouse.audit.alerts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The rules of an account that has decided about them. */
@Entity
@Table(name = "audit_alert_rules")
public class AlertSetting {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Version
  @Column(name = "version")
  private int version;

  @Column(name = "guesses")
  private boolean guesses;

  @Column(name = "guesses_most")
  private int guessesMost;

  @Column(name = "guesses_minutes")
  private int guessesMinutes;

  @Column(name = "settings")
  private boolean settings;

  @Column(name = "exports")
  private boolean exports;

  @Column(name = "export_rows")
  private int exportRows;

  @Column(name = "export_minutes")
  private int exportMinutes;

  @Column(name = "network")
  private boolean network;

  @Column(name = "network_days")
  private int networkDays;

  @Column(name = "dormant")
  private boolean dormant;

  @Column(name = "dormant_days")
  private int dormantDays;

  /** For JPA. */
  protected AlertSetting() {}

  AlertSetting(long accountId, AlertRules rules) {
    this.accountId = accountId;
    follow(rules);
  }

  final void follow(AlertRules rules) {
    guesses = rules.guesses();
    guessesMost = rules.guessesMost();
    guessesMinutes = rules.guessesMinutes();
    settings = rules.settings();
    exports = rules.exports();
    exportRows = rules.exportRows();
    exportMinutes = rules.exportMinutes();
    network = rules.network();
    networkDays = rules.networkDays();
    dormant = rules.dormant();
    dormantDays = rules.dormantDays();
  }

  AlertRules rules() {
    return new AlertRules(
        guesses,
        guessesMost,
        guessesMinutes,
        settings,
        exports,
        exportRows,
        exportMinutes,
        network,
        networkDays,
        dormant,
        dormantDays);
  }
}
