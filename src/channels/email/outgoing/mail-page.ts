/** The page around a mail's HTML, for light and dark. Programs that know no styles show the plain body. */
export const mailPage = (body: string, language: 'en' | 'de'): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 16px; background: #ffffff; color: #1c2024; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
main { max-width: 640px; margin: 0 auto; overflow-wrap: anywhere; }
a { color: #0b5cad; }
img { max-width: 100%; height: auto; }
blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid #c1c8cd; color: #60646c; }
@media (prefers-color-scheme: dark) {
body { background: #18191b; color: #edeef0; }
a { color: #7cb8f7; }
blockquote { border-left-color: #43484e; color: #b0b4ba; }
}
</style>
</head>
<body><main>
${body}
</main></body>
</html>
`
