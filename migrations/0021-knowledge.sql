-- The beginnings by which questions find a word: its stems in English and German, and itself where it is a word that says nothing there.
create function app.stems(word text) returns text[] language sql immutable parallel safe as $$
  select array(select distinct term from (select unnest(
    case when ts_lexize('english_stem', $1) = '{}' then array[$1] else ts_lexize('english_stem', $1) end ||
    case when ts_lexize('german_stem', $1) = '{}' then array[$1] else ts_lexize('german_stem', $1) end) as term) stems)
$$;

grant execute on function app.stems to mainstay_app;

-- Words of records that are found by questions, with their weights.
create table store.asked_word (
  tenant_id uuid not null,
  record_type text not null,
  term text collate "C" not null,
  record_id uuid not null,
  title real not null,
  keywords real not null,
  body real not null,
  primary key (tenant_id, record_type, term, record_id) include (title, keywords, body)
);

create index asked_word_record_idx on store.asked_word (tenant_id, record_id);

select store.expose('asked_word', 'select, insert, delete');

-- What people asked of the knowledge base, without who did: the person stands here for a moment only, so that a question that is still
-- being typed is kept once.
create table store.knowledge_search (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid,
  text text not null,
  found integer not null,
  covers real not null,
  opened boolean not null default false,
  primary key (tenant_id, id)
);

create index knowledge_search_at_idx on store.knowledge_search (tenant_id, at);

create index knowledge_search_person_idx on store.knowledge_search (tenant_id, person_id, at) where person_id is not null;

select store.expose('knowledge_search');

-- That an article was opened, and whether whoever did reported something within a day. The person goes when that day is over.
create table store.knowledge_opening (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid,
  article_id uuid not null,
  place text not null,
  reported_at timestamptz,
  primary key (tenant_id, id)
);

create index knowledge_opening_at_idx on store.knowledge_opening (tenant_id, at);

create index knowledge_opening_person_idx on store.knowledge_opening (tenant_id, person_id, at) where person_id is not null;

create index knowledge_opening_article_idx on store.knowledge_opening (tenant_id, article_id, at);

select store.expose('knowledge_opening');

-- Visits to the knowledge base that are over, without who made them.
create table store.knowledge_visit (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  reported boolean not null,
  primary key (tenant_id, id)
);

create index knowledge_visit_at_idx on store.knowledge_visit (tenant_id, at);

select store.expose('knowledge_visit', 'select, insert, delete');
