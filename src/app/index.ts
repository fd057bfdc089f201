export { serve } from "./serve";
