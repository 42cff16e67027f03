--liquibase formatted sql

--changeset shop:1
create table product (id integer primary key, name varchar(100) not null);
