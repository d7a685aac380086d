FROM node:26-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev && node dist/src/cli/admin/main.js man > umpin.1

FROM node:26-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY --from=build /app/umpin.1 /usr/local/share/man/man1/umpin.1
COPY scripts/make-secrets.mjs scripts/thread-pool.cjs ./scripts/
# The two folders are made here so that new volumes on them belong to the user that writes to them.
RUN chmod +x dist/src/cli/admin/main.js \
 && ln -s /app/dist/src/cli/admin/main.js /usr/local/bin/umpin \
 && install -d -o node -g node /run/umpin \
 && install -d -o node -g node -m 750 /var/log/umpin
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As `npm start` does: start.js keeps the LDAP socket, if there is one, in a process in front of the service
# (docs/decisions/0009). V8 collects short-lived objects after 32 MiB, as in Node 20; Node 24 would wait for more
# than 100. The limit on long-lived objects makes it collect them before garbage piles up. One thread collects: the
# helpers that V8 wakes for it take more time from the hashes than they save (docs/benchmarks.md).
CMD ["node", "--max-semi-space-size=16", "--single-threaded-gc", "--max-old-space-size=1024", "--require=./scripts/thread-pool.cjs", "dist/src/start.js"]
