# What this machine has: JDKs, a Docker engine. Sourced by .ci/run.

java_feature() { # a JDK's home: its version, such as 17
  local version
  version=$("$1/bin/javac" -version 2>&1) || return 1
  version=${version#javac }
  echo "${version%%[!0-9]*}"
}

default_jdk() {
  if [ -n "${JAVA_HOME:-}" ]; then echo "$JAVA_HOME"; return; fi
  dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
}

# Where a JDK may be: what GitHub's machines name, and where Debian, SDKMAN and others install.
jdk_candidates() {
  local name
  for name in "${!JAVA_HOME_@}"; do echo "${!name}"; done
  printf '%s\n' /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/*
  if command -v update-alternatives >/dev/null; then
    update-alternatives --list javac 2>/dev/null | sed 's,/bin/javac$,,' || true
  fi
}

newest_jdk() { # the home of the newest JDK of at least this version, or nothing
  local home feature best="" newest=$(($1 - 1))
  while read -r home; do
    [ -x "$home/bin/javac" ] || continue
    feature=$(java_feature "$home") || continue
    [ "${feature:-0}" -gt "$newest" ] || continue
    newest=$feature
    best=$home
  done < <(jdk_candidates)
  echo "$best"
}

docker_answers() {
  local host=${DOCKER_HOST:-unix:///var/run/docker.sock}
  case $host in
    unix://*) curl -sf -m 10 -o /dev/null --unix-socket "${host#unix://}" http://localhost/_ping ;;
    tcp://*) curl -sf -m 10 -o /dev/null "http://${host#tcp://}/_ping" ;;
    *) return 1 ;;
  esac
}

jdk_is_new_enough() {
  local feature
  [ -n "${JAVA_HOME:-}" ] || command -v javac >/dev/null || return 1
  feature=$(java_feature "$(default_jdk)") && [ "$feature" -ge 17 ]
}
