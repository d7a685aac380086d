import type { ComponentChildren } from 'preact';
import type { AssetName } from '../assets/assets.js';
import { Document } from '../document/document.js';
import type { AdminView } from './admin-pages.js';
import { AdminNav } from './admin-nav.js';
import type { AdminPart } from './admin-parts.js';

interface AdminDocumentProps {
  readonly view: AdminView;
  readonly title: string;
  readonly part: AdminPart;
  readonly problem?: boolean;
  readonly scripts?: readonly AssetName[];
  readonly children: ComponentChildren;
}

/** A page of the administration, with the way to its other parts. */
export function AdminDocument({ view, part, children, ...props }: AdminDocumentProps) {
  const nav = <AdminNav view={view} part={part} />;
  return (
    <Document {...props} page={view.page} area="admin" wide nav={nav}>
      {children}
    </Document>
  );
}
