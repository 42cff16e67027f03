package io.dynastore.autoconfigure;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.databases.TestDatabase;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** The pools that connections are derived from. */
enum PoolKind {
  HIKARI {
    @Override
    DataSource pool(TestDatabase database, int size) {
      return database.pool(size);
    }
  },
  HIKARI_OF_A_DATA_SOURCE {
    @Override
    DataSource pool(TestDatabase database, int size) {
      HikariDataSource pool = new HikariDataSource();
      pool.setDataSource(database.unpooled());
      pool.setMaximumPoolSize(size);
      return pool;
    }
  },
  TOMCAT {
    @Override
    DataSource pool(TestDatabase database, int size) {
      org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
      pool.setUrl(database.url());
      pool.setUsername(database.user());
      pool.setPassword(database.password());
      pool.setInitialSize(0);
      pool.setMaxActive(size);
      pool.setMaxWait(2_000);
      return pool;
    }
  },
  DBCP2 {
    @Override
    DataSource pool(TestDatabase database, int size) {
      BasicDataSource pool = new BasicDataSource();
      pool.setUrl(database.url());
      pool.setUsername(database.user());
      pool.setPassword(database.password());
      pool.setMaxTotal(size);
      pool.setMaxWait(Duration.ofSeconds(2));
      return pool;
    }
  },
  C3P0 {
    @Override
    DataSource pool(TestDatabase database, int size) {
      ComboPooledDataSource pool = new ComboPooledDataSource();
      pool.setJdbcUrl(database.url());
      pool.setUser(database.user());
      pool.setPassword(database.password());
      pool.setInitialPoolSize(0);
      pool.setMinPoolSize(0);
      pool.setMaxPoolSize(size);
      pool.setCheckoutTimeout(2_000);
      return pool;
    }
  };

  /** A pool of at most so many connections, with none yet. */
  abstract DataSource pool(TestDatabase database, int size);
}
