/** A small stock of goods whose rows are more than what JPA writes: defaults, generated columns, triggers, rows without a key. */
package org.reprise.stock;
