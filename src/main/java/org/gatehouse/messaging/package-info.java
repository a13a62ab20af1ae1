/**
 * Outgoing mails and text messages: queued in the database with the change that caused them, sent
 * by a timer for each channel.
 */
@NullMarked
package org.gatehouse.messaging;

import org.jspecify.annotations.NullMarked;
