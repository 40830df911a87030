import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Which of the three pages answers an address, while developing; the server decides the same in production. */
const page = (address: string): string | undefined => {
  if (/^\/desk(\/|$|\?)/.test(address)) return '/desk.html'
  if (/^\/(sign-in|set-up|reset|approve)(\/|$|\?)/.test(address)) return '/entry.html'
  if (/^\/(portal(\/|$|\?)|$|\?)/.test(address)) return '/portal.html'
  return undefined
}

/** Fetched with the desk, though run only when needed: hardly anybody opens the desk and neither a list nor a record. */
const soon = /desk\/(list\/list-page|record\/record-page)\.tsx$/

/** Pages that come in pieces of their own are named in the HTML, so that they do not wait for the first piece to ask for them. */
const preload: Plugin = {
  name: 'preload',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle, path }) =>
      Object.values(path.startsWith('/desk') ? (bundle ?? {}) : {}).flatMap(chunk =>
        chunk.type === 'chunk' && chunk.isDynamicEntry && chunk.moduleIds.some(id => soon.test(id))
          ? [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${chunk.fileName}` }, injectTo: 'head' as const }]
          : [],
      ),
  },
}

/** The portal is on screen before its scripts run: its styles go before them. */
const stylesFirst: Plugin = {
  name: 'styles-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { path }) =>
      path === '/portal.html' ? html.replaceAll(/<(script type="module"|link rel="modulepreload")/g, '$& fetchpriority="low"') : html,
  },
}

/** Practices and engines name what runs on the server by a lazy import. No browser ever asks for it, so it does not come along. */
const serverLess: Plugin = {
  name: 'server-less',
  enforce: 'pre',
  resolveId: source => (source.endsWith('.server.ts') ? '\0server' : undefined),
  load: id => (id === '\0server' ? 'export default undefined' : undefined),
}

/** What all three pages begin with is one piece: on a phone, each small one more would wait for its turn. */
const base =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next)\/|src\/web\/(client|text|ui\/(frame|theme|marks|icon|words)\b|ui\/.*\.css$|notices\/.*\.css$)|kernel\/fields\/.*\.css$/
/** The portal's pages are drawn before their scripts are there, so the styles of all of them come with the first: its own, which never come to the desk, ... */
const portal = /src\/web\/portal\/(?!files|parts)[\w/-]+\.css$/
/** ... and those of what is ordered, answered and read, which the desk fetches where it shows that. */
const asked = /src\/(web\/(portal\/(files|parts)|articles)|practices\/request\/screens|engines\/forms\/screens)\/(?!editor|builder)[\w/-]+\.css$/

const api = process.env.MAINSTAY_API ?? 'http://127.0.0.1:8080'

export default defineConfig(({ isSsrBuild }) => ({
  root: here('.'),
  publicDir: here('./public'),
  plugins: [
    serverLess,
    react(),
    preload,
    stylesFirst,
    {
      name: 'pages',
      configureServer(server) {
        server.middlewares.use((request, _response, next) => {
          const wanted = request.headers.accept?.includes('text/html') ? page(request.url ?? '/') : undefined
          if (wanted) request.url = wanted
          next()
        })
      },
    },
  ],
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
  // Whatever else runs in the server's process, pages are drawn as browsers draw them.
  ...(isSsrBuild ? { ssr: { noExternal: true as const }, define: { 'process.env.NODE_ENV': '"production"' } } : {}),
  build: {
    outDir: here(isSsrBuild ? '../../dist/drawing' : '../../dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    /** No data: addresses, so that the content security policy needs no exception for them. */
    assetsInlineLimit: 0,
    /** The editor of articles, which only who writes one loads. */
    chunkSizeWarningLimit: 600,
    copyPublicDir: !isSsrBuild,
    rolldownOptions: isSsrBuild
      ? { input: { portal: here('./portal/draw.server.tsx') }, output: { codeSplitting: false } }
      : {
          input: ['desk', 'portal', 'entry'].map(name => here(`./${name}.html`)),
          output: {
            codeSplitting: {
              groups: [
                { name: 'base', test: base },
                { name: 'portal', test: portal },
                { name: 'asked', test: asked },
              ],
            },
          },
        },
  },
}))
