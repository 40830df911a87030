import { all, any, equals, is, memberOf, role, signedIn } from '../../kernel/define/index.ts'
import { openToRule } from '../../people/index.ts'
import { agents } from '../shared/roles.ts'

/** Whoever writes articles. That alone lets nobody read what others wrote. */
export const authors = any(agents, role('knowledgeAuthor'))
/** Whose word is enough for an article to be published. */
export const publishers = role('knowledgeAuthor', 'lead', 'manager')

/** Who sees an article while it is worked on: the desk, whoever answers for it and whoever is to look it over. */
export const insiders = any(agents, is('owner'), is('reviewer'))
/** Who reads it: those, and once it is published those to whom it is open. */
export const readers = any(insiders, all(equals('live', true), openToRule))

/** The same two questions, asked of what belongs to an article. */
export const insidersOfArticle = any(agents, is('article.owner'), is('article.reviewer'))
export const readersOfArticle = any(
  insidersOfArticle,
  all(
    signedIn,
    equals('article.live', true),
    any(equals('article.openTo', 'everyone'), equals('article.openTo', 'public'), all(equals('article.openTo', 'audience'), memberOf('article.audience'))),
  ),
)

/** Who sees what the knowledge base lacks: those who write and answer for it. */
export const gapReaders = role('knowledgeAuthor', 'lead', 'manager')
