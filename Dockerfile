# Builds with all packages, runs with those of production only. No stage needs a compiler: packages come with their binaries.
# The tag names one release of Node.js: a build of today and one of next year differ by our own changes alone.
ARG NODE=24.11.1-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts ./scripts
COPY src ./src
RUN npm run build
# A change of an article does not compile the code anew: the second build only keeps the compiled base, for a quick start.
COPY knowledge ./knowledge
RUN npm run build && find dist -name ".*" -type f -delete

FROM node:${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:${NODE}
ENV NODE_ENV=production MEDIC_DATA=/data
# What is kept without DATABASE_URL. The one folder that is written to: the rest may be mounted read-only.
RUN mkdir /data && chown node:node /data
VOLUME /data
WORKDIR /app
# Root owns these, so the server cannot change its own code or knowledge.
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY knowledge ./knowledge
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not npm: it would keep SIGTERM from the server.
CMD ["node", "dist/main.js"]
