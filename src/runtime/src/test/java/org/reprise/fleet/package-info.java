/** Entities whose mappings spread an object over rows of several tables, or know rows by more than one column. */
package org.reprise.fleet;
