# The step "release": what would be published, and whether it may be. Sourced by .ci/run.

# What is built here goes into a repository that no other build finds by accident. "verify" checks the formatting.
mvnw_into() { # repository, arguments
  ./mvnw -B -ntp -q -Dspotless.check.skip -Dmaven.repo.local="$1" \
    -Dmaven.repo.local.tail="${MAVEN_REPOSITORY:-$HOME/.m2/repository}" "${@:2}"
}

in_second_folder() { # arguments: a build that shares nothing with the first but the sources and the JDK
  (
    umask 002
    git clone -q "file://$work/clone" "$work/second folder"
    cd "$work/second folder"
    export TZ=Pacific/Chatham LC_ALL=C.UTF-8
    mvnw_into "$work/second-repository" "$@"
  )
}

checksums() { # of what is published, in a local repository
  (cd "$1/io/dynastore" && find dyna-store-bom dyna-store-parent $published -path "*/$version/*" -type f \
    ! -name '*.repositories' ! -name 'maven-metadata*' -print0 | sort -z | xargs -0 sha256sum)
}

api_baseline() { # prints the version to compare with: the last release, or what the first commit to compare with gives
  local tag
  if tag=$(git describe --tags --abbrev=0 --match 'v[0-9]*' HEAD^ 2>/dev/null); then echo "${tag#v}"; return; fi
  local commit=163faa1
  git clone -q "file://$work/clone" "$work/baseline"
  cd "$work/baseline"
  git -c advice.detachedHead=false checkout -q "$commit"
  sed -i "s/0\.1\.0-SNAPSHOT/0.0.0-$commit/" pom.xml */pom.xml
  mvnw_into "$work/repository" -pl dyna-store-core,dyna-store-spring-boot-starter -am \
    resources:resources compiler:compile jar:jar install:install >&2
  echo "0.0.0-$commit"
}

release() {
  local module file baseline version published listed
  version=$(sed -n '/<groupId>io\.dynastore</,/<version>/ s,.*<version>\(.*\)</version>.*,\1,p' pom.xml | head -1)

  step "What breaks for users"
  baseline=$(api_baseline)
  # Also the first of two builds that must give the same bytes.
  mvnw_into "$work/repository" -Prelease,api -Dgpg.skip -DskipTests -Dapi.baseline="$baseline" install
  for module in dyna-store-core dyna-store-spring-boot-starter; do
    grep -q "oldVersion=\"$baseline\"" "$module/target/japicmp/api.xml" || fail "$module was not compared with $baseline"
  done
  java .ci/ApiChanges.java .ci/api-changes.txt */target/japicmp/api.xml || fail "users would be broken"
  pass "nothing breaks since $baseline but what is listed"

  step "What is published"
  cd "$work/repository/io/dynastore"
  published=$(find . -path "*/$version/*-cyclonedx.json" | cut -d/ -f2 | grep -vxE 'dyna-store-(bom|parent)' | sort)
  listed=$(sed -n 's,.*<artifactId>\(.*\)</artifactId>.*,\1,p' dyna-store-bom/"$version"/*.pom | grep -vx dyna-store-bom | sort)
  [ -n "$published" ] && [ "$published" = "$listed" ] || fail "published are: $published; dyna-store-bom lists: $listed"
  ! grep -q '<parent>' dyna-store-bom/"$version"/*.pom || fail "dyna-store-bom is published with its parent"
  for module in $published; do
    for file in .pom .jar -sources.jar -javadoc.jar -cyclonedx.json -cyclonedx.xml; do
      [ -f "$module/$version/$module-$version$file" ] || fail "$module has no $file"
    done
  done
  mkdir "$work/user"
  { # The README's dependencies, in a project that knows nothing else.
    echo '<project><modelVersion>4.0.0</modelVersion><groupId>user</groupId><artifactId>user</artifactId><version>1</version>'
    sed -n '/^```xml$/,/^```$/p' "$work/clone/README.md" | grep -v '^```'
    echo '</project>'
  } >"$work/user/pom.xml"
  cd "$work/clone"
  mvnw_into "$work/repository" -f "$work/user/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:list \
    -DoutputFile="$work/user/dependencies.txt"
  grep -q "io.dynastore:dyna-store-core:jar:$version:compile" "$work/user/dependencies.txt" \
    || fail "the README's dependencies bring no core"
  pass "published are the BOM, its parent and ${published//$'\n'/, }"

  step "Reproducible builds"
  in_second_folder -pl "dyna-store-bom,${published//$'\n'/,}" -am -Prelease -Dgpg.skip -DskipTests install
  checksums "$work/repository" >"$work/first.txt"
  checksums "$work/second-repository" >"$work/second.txt"
  diff "$work/first.txt" "$work/second.txt" || fail "two builds of one commit differ"
  pass "two builds give the same bytes: $(wc -l <"$work/first.txt") files"

  step "Release notes"
  git clone -q "file://$work/clone" "$work/release"
  (
    cd "$work/release"
    .ci/release prepare 99.0.0
    sed -i 's/not on Maven Central yet/there/' README.md
    .ci/release check v99.0.0
    if .ci/release check v99.0.1 2>/dev/null; then fail "another tag is taken for this version"; fi
    .ci/release prepare 99.1.0-SNAPSHOT
    if .ci/release check v99.1.0-SNAPSHOT 2>/dev/null; then fail "a snapshot is taken for a release"; fi
  )
  pass "the next release can be prepared"
}
