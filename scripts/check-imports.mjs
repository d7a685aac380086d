/**
 * Checks the import directions of .dependency-cruiser.cjs. With a TypeScript that it does not know,
 * dependency-cruiser sees no module and reports success: here that is a failure.
 */
import { readdir } from 'node:fs/promises';
import { cruise, format } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const folders = ['src', 'dev', 'bench'];
const options = await extractOptions('./.dependency-cruiser.cjs');
const tsConfig = extractTsConfig('tsconfig.json');
const { output } = await cruise(folders, options, undefined, { tsConfig });
const report = await format(output, { outputType: 'err' });
process.stdout.write(report.output);

const cruised = new Set(output.modules.map(({ source }) => source));
const files = await Promise.all(
  folders.map(async (folder) =>
    (await readdir(folder, { recursive: true })).map((name) => `${folder}/${name}`),
  ),
);
const missed = files.flat().filter((name) => name.endsWith('.ts') && !cruised.has(name));
if (missed.length > 0) {
  console.error(`dependency-cruiser has not seen ${missed.length} modules, such as ${missed[0]}.`);
}
process.exitCode = report.exitCode > 0 || missed.length > 0 ? 1 : 0;
